"""Orders of any size: the signed plan's events over and over, as prikaz's YAML and as bare Typst's JSON."""
import json

HEAD = ["№ п/п", "Наименование мероприятия", "Категория участников", "Сроки проведения", "Ответственные исполнители"]


def enlarged(plan, events):
    """The plan with its sections repeated until it has so many events; each event's words differ."""
    sections, count = [], 0
    while count < events:
        for section in plan["sections"]:
            rows = []
            for _, *cells in section["rows"]:
                if count < events:
                    count += 1
                    number = f"{len(sections) % 99 + 1}.{len(rows) + 1}"  # short: the column is narrow
                    rows.append([[number], [f"{cells[0][0]} ({count})"], *cells[1:]])
            if rows:
                title = section["title"].split(". ", 1)[-1]
                sections.append({"title": f"Направление {len(sections) + 1}. {title}", "rows": rows})
    return {"title": plan["title"], "head": plan["head"], "sections": sections}


def order(plan):
    """The same plan as an order for prikaz. JSON is YAML; long lines do not matter."""
    text = lambda value: json.dumps(value, ensure_ascii=False)
    lines = ["form: smolensk-edu", 'number: "712-02"', "date: 2023-08-25", "school_year: 2023/2024"]
    lines += ["title: Об утверждении плана", "items: [Утвердить план (Приложение).]"]
    lines += ["signatory: { post: Начальник, name: Е.П. Талкина }", "appendices:", "  - kind: plan"]
    lines += [f"    title: {text(plan['title'][0])}", "    sections:"]
    for section in plan["sections"]:
        lines += [f"      - title: {text(section['title'].split('. ', 1)[1])}", "        events:"]
        for number, *cells in section["rows"]:
            keys = zip(["event", "audience", "period", "responsible"], cells)
            first, *rest = [f"{key}: {text(cell[0] if len(cell) == 1 else cell)}" for key, cell in keys]
            lines += [f"          - number: {text(number[0])}", f"            {first}", *(f"            {line}" for line in rest)]
    return "\n".join(lines) + "\n"


def html(plan):
    """The same plan as a bare HTML table, for converters."""
    row = lambda cells, tag: "<tr>" + "".join(f"<{tag}>{'<br>'.join(cell)}</{tag}>" for cell in cells) + "</tr>"
    rows = [row([[head] for head in plan["head"]], "th")]
    for section in plan["sections"]:
        rows += [f"<tr><td colspan=5>{section['title']}</td></tr>", *(row(cells, "td") for cells in section["rows"])]
    return f"<!doctype html><meta charset=utf-8><title>{plan['title'][0]}</title><table>{''.join(rows)}</table>"
