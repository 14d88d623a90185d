// Package i18n speaks the product's two languages: it turns keys into
// sentences of the Polish or the English catalogue, with the right plural, and
// writes dates, numbers and sums of money as each language does.
//
// The catalogues lie in catalogue/, one file per theme and language. A
// [Printer] is bound to one language; it is made for each request and handed
// on by value, so that no reader gets another's language.
package i18n
