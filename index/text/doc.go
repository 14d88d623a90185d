// Package text is the language chain: it turns a text in Polish or English
// into terms. Index, thesaurus, matcher and explanations all use it, so that a
// word is the same term everywhere. All functions are pure, take time linear
// in the text, and give a defined result for any input: what is not valid
// UTF-8 separates words, and a word of more than [MaxWord] runes is left out.
//
// # What a word is
//
// A piece is a run of letters, digits and marks; decimal signs between digits
// and apostrophes between letters belong to it, soft hyphens and zero-width
// signs within it are skipped. Pieces joined by single hyphens form a
// compound, compounds joined by single slashes a chain.
//
//   - A compound is one word as a whole: IL-6, TNF-α, COVID-19, LC-MS.
//   - Its pieces are words too, where they mean something alone: those of
//     three or more letters (COVID, TNF), and those of two letters if no
//     piece of the compound is a number or a single letter (LC and MS, but
//     not the IL of IL-6).
//   - A chain of compounds that each look like science (two capitals, a digit
//     or a Greek letter) is one word as a whole as well: CRISPR/Cas9,
//     LC-MS/MS. Any other slash only separates: woda/olej.
//
// # What a term is
//
// A Polish word has its lemmas as terms: all that are likely, for a form may
// belong to several words (package morph). A word without accents is looked up
// with those it may have lost (powloki: powłoka). A word that the dictionary
// does not have is read as a known one behind a productive prefix
// (nanocząstek: nanocząstka), or else guessed by its ending (mikrobiomu:
// mikrobiom). An English word has one term: its Porter2 stem in American
// spelling, with irregular plurals and words that the stemmer would confuse
// set right.
//
// Terms drop the joiners of compounds, so that IL-6 and IL6, TNF-α and TNFα
// are the same; Greek letters are spelled out (α is alpha), except the micro
// sign before a unit (µg is ug). Acronyms and words with digits are never
// inflected or stemmed.
//
// Besides terms, a word may have kin: words it is derived from, which mean
// nearly the same. Białkowy has białko, nanocząstka has cząstka.
package text
