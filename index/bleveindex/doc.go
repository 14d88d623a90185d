// Package bleveindex keeps the index in a Bleve (Scorch) index on disk.
//
// Bleve is the store of terms: it keeps postings, merges segments and writes
// them safely. What a query means is decided here: words come from
// index/text, never from a query syntax; no query of Bleve is ever built, so
// its global limit of clauses and its parsers play no part. Scores are BM25F
// over Bleve's postings, see score.go for why.
//
// An engine has a folder of its own:
//
//	LOCK       held while the folder is open
//	CURRENT    the name of the generation in use, replaced as a whole
//	gen-000N/  a Bleve index; state.go says what it tells of itself
//
// A damaged generation, or one of another mapping, is left for a new and
// empty one, and the index says that it is stale. A folder that is locked, or
// cannot be read or written, is left as it is.
package bleveindex
