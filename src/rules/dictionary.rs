//! The words of the language, from a hunspell dictionary.

use spellbook::Dictionary as Spellbook;

/// A dictionary.
pub struct Dictionary(Spellbook);

/// Why a dictionary cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("это не словарь hunspell, или он повреждён")]
pub struct DictionaryError;

impl std::fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Dictionary")
    }
}

impl Dictionary {
    /// A dictionary from the texts of its `.aff` and `.dic` files, and the words that are
    /// right beside them.
    ///
    /// # Errors
    ///
    /// Texts that are no such files.
    pub fn new(aff: &str, dic: &str) -> Result<Self, DictionaryError> {
        Spellbook::new(aff, dic).map(Self).map_err(|_| DictionaryError)
    }

    /// Whether a word is right: as it stands, with «е» for «ё», or part by part between
    /// hyphens.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        let is_known = |word: &str| {
            self.0.check(word)
                || word.contains('ё') && self.0.check(&word.replace('ё', "е"))
        };
        is_known(word)
            || word.contains('-')
                && word.split('-').all(|part| part.is_empty() || is_known(part))
    }

    /// The word that was probably meant.
    /// None: the dictionary has nothing like it.
    #[must_use]
    pub fn suggest(&self, word: &str) -> Option<String> {
        let mut words = Vec::new();
        self.0.suggest(word, &mut words);
        words.into_iter().next()
    }
}
