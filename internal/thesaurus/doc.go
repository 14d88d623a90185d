// Package thesaurus holds the bilingual vocabulary: concepts of the life
// sciences and of technology transfer with their Polish and English names and
// what is broader, narrower and related to each; and a glossary that
// translates general words lemma by lemma. It finds concepts in texts and
// gives the terms by which a word of one language is met in the other.
//
// The vocabulary of the project lies in data as plain tables; see the README
// there. Others can be imported and are added to it (package vocabulary).
package thesaurus
