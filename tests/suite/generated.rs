//! Files that are generated must be what the program generates now.

use prikaz::order::ORDER;
use prikaz::yaml;

use crate::paper::text;

#[test]
fn the_schema_is_the_one_the_program_prints() {
    let printed = yaml::schema(&ORDER, "Приказ");
    assert_eq!(
        text("schema/order.schema.json"),
        printed,
        "run: prikaz schema > schema/order.schema.json"
    );
}

#[test]
fn shipped_orders_name_the_schema_for_editors() {
    for file in ["data/2023-712-02.yaml", "templates/new.yaml"] {
        let first = "# yaml-language-server: $schema=../schema/order.schema.json\n";
        assert!(text(file).starts_with(first), "{file}");
    }
}
