package rdf

import "io"

// NTriples reads N-Triples: one statement a line.
func NTriples(r io.Reader, each Each) error {
	s := newScanner(r)
	for {
		s.space()
		if s.peek() == eof {
			return s.err
		}
		t, err := s.statement()
		if err != nil {
			return err
		}
		if err := each(t); err != nil {
			return err
		}
	}
}

func (s *scanner) statement() (t Triple, err error) {
	t.Line = s.line
	if t.Subject, err = s.node(); err != nil {
		return t, err
	}
	s.blanks()
	if t.Predicate, err = s.iriref(); err != nil {
		return t, err
	}
	if t.Predicate == "" {
		return t, s.fault("a property without an address")
	}
	s.blanks()
	if s.peek() == '"' {
		t.Object, err = s.literal(false, s.iriref)
	} else {
		t.Object, err = s.node()
	}
	if err != nil {
		return t, err
	}
	s.blanks()
	if !s.take('.') {
		return t, s.unexpected("the dot that ends a statement")
	}
	s.blanks()
	if c := s.peek(); c != '\n' && c != '\r' && c != '#' && c != eof {
		return t, s.unexpected("the end of the line")
	}
	return t, nil
}

// node reads an IRI or a blank node.
func (s *scanner) node() (Term, error) {
	switch s.peek() {
	case '_':
		return s.blankLabel()
	case '<':
		v, err := s.iriref()
		return iri(v), err
	}
	return Term{}, s.unexpected("an address in < > or a blank node")
}

// literal reads a literal with its language or datatype; long says whether it
// may be one in three quotes, datatype how its type is written.
func (s *scanner) literal(long bool, datatype func() (string, error)) (t Term, err error) {
	t.Kind = Literal
	if t.Value, err = s.quoted(long); err != nil {
		return t, err
	}
	switch {
	case s.take('@'):
		t.Lang, err = s.langTag()
	case s.take('^'):
		if !s.take('^') {
			return t, s.unexpected("^")
		}
		t.Datatype, err = datatype()
	}
	return t, err
}

func (s *scanner) blanks() {
	for s.peek() == ' ' || s.peek() == '\t' {
		s.next()
	}
}
