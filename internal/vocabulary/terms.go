package vocabulary

// Namespaces.
const (
	skos   = "http://www.w3.org/2004/02/skos/core#"
	skosXL = "http://www.w3.org/2008/05/skos-xl#"
	rdfs   = "http://www.w3.org/2000/01/rdf-schema#"
	owl    = "http://www.w3.org/2002/07/owl#"
	dct    = "http://purl.org/dc/terms/"
	dc     = "http://purl.org/dc/elements/1.1/"
	mesh   = "http://id.nlm.nih.gov/mesh/vocab#"
	cc     = "http://creativecommons.org/ns#"
	schema = "http://schema.org/"
	void   = "http://rdfs.org/ns/void#"
	dcat   = "http://www.w3.org/ns/dcat#"
)

// rank orders the labels of a concept: the preferred one goes first.
type rank uint8

const (
	preferred rank = iota
	regional       // preferred, in British or American English only
	named          // rdfs:label
	other
	hidden
)

// labelOf says which properties hold a label.
var labelOf = map[string]rank{
	skos + "prefLabel": preferred, skos + "altLabel": other, skos + "hiddenLabel": hidden, rdfs + "label": named,
}

// carries says which properties lead to a node that holds labels of the
// subject: the reified labels of SKOS-XL, concepts and terms of MeSH.
var carries = map[string]rank{
	skosXL + "prefLabel": preferred, skosXL + "altLabel": other, skosXL + "hiddenLabel": hidden,
	mesh + "preferredConcept": preferred, mesh + "concept": other, mesh + "preferredTerm": preferred, mesh + "term": other,
}

// formOf says which properties hold the labels of such nodes.
var formOf = map[string]rank{
	skosXL + "literalForm": preferred, mesh + "prefLabel": preferred, mesh + "altLabel": other,
}

// link is a relation between concepts.
type link uint8

const (
	broader link = iota
	narrower
	related
	same
)

var linkOf = map[string]link{
	skos + "broader": broader, skos + "broaderGeneric": broader, skos + "broaderPartitive": broader,
	mesh + "broaderDescriptor": broader, skos + "narrower": narrower, skos + "related": related,
	mesh + "seeAlso": related, skos + "exactMatch": same, owl + "sameAs": same,
}

// isConcept and isScheme are types.
var (
	isConcept = map[string]bool{
		skos + "Concept": true, mesh + "TopicalDescriptor": true, mesh + "GeographicalDescriptor": true,
		mesh + "PublicationType": true, mesh + "SCR_Chemical": true, mesh + "SCR_Disease": true, mesh + "SCR_Organism": true,
	}
	isScheme = map[string]bool{
		skos + "ConceptScheme": true, owl + "Ontology": true, void + "Dataset": true, dcat + "Dataset": true,
	}
	isGroup = map[string]bool{
		skos + "Collection": true, skos + "OrderedCollection": true, skosXL + "Label": true,
		mesh + "Concept": true, mesh + "Term": true, mesh + "Qualifier": true, mesh + "AllowedDescriptorQualifierPair": true,
	}
)

// fact is what a vocabulary says about itself.
type fact uint8

const (
	title fact = iota
	source
	licence
	facts
)

var factOf = map[string]fact{
	dct + "title": title, dc + "title": title, dct + "source": source, dc + "source": source,
	dct + "license": licence, dct + "rights": licence, dc + "rights": licence, cc + "license": licence,
	schema + "license": licence,
}
