// Package domain holds the words of the field: organisations, researchers,
// challenges, offers, matches and what happens between them. It imports
// nothing of the house; everything else may import it.
//
// Every stored thing is a [Record]: it has a [Meta] head, can be validated,
// names its owners and its state. Texts of members are [Text]: Polish,
// English or both. What may follow what is written down as a [Machine].
package domain
