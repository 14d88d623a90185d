// Package web shows Swatka to people: server-rendered pages over Gin, in
// Polish and English, that work without JavaScript.
//
// One file per page, named after its route; each page has a typed struct that
// its template is checked against. Handlers return an error; fail.go alone
// turns errors into a status, a translated sentence and a line in the log.
// What a page shows are projections of package policy and nothing else.
// A visitor's language is bound to the request: see [Page].
package web
