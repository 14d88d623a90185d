package evaluation

import (
	"context"
	"fmt"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/measure"
)

// Asked is how many documents are asked for with each query.
const Asked = 100

// RetrievalFigures are means over the queries that have an answer.
type RetrievalFigures struct {
	Documents int
	Queries   int
	MAP       float64 // of the first Asked documents
	NDCG      float64 // @10
	Recall    float64 // @Asked
	// Unasked counts judged queries that are not among the queries.
	Unasked int
}

// Retrieve fills an index with the documents of a collection and asks its
// queries. Documents and queries get no other settings than the product's
// own. The scores are those of all queries, also of the unjudged.
func Retrieve(ctx context.Context, e index.Engine, c *Collection) (f RetrievalFigures, scores []Score, err error) {
	err = e.Rebuild(ctx, func(to index.Indexer) error {
		f.Documents, err = fill(ctx, to, c)
		return err
	})
	if err != nil {
		return f, nil, err
	}
	asked := map[string]bool{}
	for _, q := range c.Queries {
		asked[q.ID] = true
		hits, err := ask(ctx, e, q)
		if err != nil {
			return f, nil, err
		}
		scores = append(scores, hits...)
		f.add(hits, c.Answers[q.ID])
	}
	for id := range c.Answers {
		if !asked[id] {
			f.Unasked++
		}
	}
	n := float64(max(1, f.Queries))
	f.MAP, f.NDCG, f.Recall = f.MAP/n, f.NDCG/n, f.Recall/n
	return f, scores, nil
}

// add adds the measures of one query up; one without an answer is left out.
func (f *RetrievalFigures) add(hits []Score, g measure.Grades) {
	ranking := make([]string, len(hits))
	for i, h := range hits {
		ranking[i] = h.Candidate
	}
	part, ok := measure.Recall(ranking, g, 1, Asked)
	if !ok {
		return
	}
	f.Queries++
	f.MAP += measure.AveragePrecision(ranking, g, 1)
	f.NDCG += measure.NDCG(ranking, g, depth)
	f.Recall += part
}

// everybody is the audience of a collection.
const everybody = "everybody"

func ask(ctx context.Context, e index.Searcher, q Question) ([]Score, error) {
	res, err := e.Search(ctx, index.Query{Text: q.Text, Audiences: []string{everybody}, Size: Asked})
	if err != nil {
		return nil, fmt.Errorf("query %s: %w", q.ID, err)
	}
	out := make([]Score, len(res.Hits))
	for i, h := range res.Hits {
		out[i] = Score{Need: q.ID, Candidate: h.ID, Score: h.Score}
	}
	return out, nil
}

// together is how many documents are indexed at once.
const together = 500

// fill indexes all documents and gives their number.
func fill(ctx context.Context, to index.Indexer, c *Collection) (n int, err error) {
	var b index.Batch
	flush := func() error {
		if len(b.Put) == 0 {
			return nil
		}
		b.Seq++
		n += len(b.Put)
		err := to.Apply(ctx, b)
		b.Put = b.Put[:0]
		return err
	}
	err = c.Documents(func(d CollectionDocument) error {
		if b.Put = append(b.Put, d.indexed()); len(b.Put) < together {
			return nil
		}
		return flush()
	})
	if err == nil {
		err = flush()
	}
	return n, err
}

// indexed gives a document as the index takes it. Its languages are told from
// its texts: an English abstract may have a Polish title.
func (d CollectionDocument) indexed() index.Document {
	body := text.Detect(d.Text)
	if body == text.Unknown {
		body = text.Detect(d.Title + "\n" + d.Text)
	}
	title := text.Detect(d.Title)
	if title == text.Unknown {
		title = body
	}
	return index.Document{
		ID: d.ID, Kind: "document", Audience: everybody, Title: in(title, d.Title), Summary: in(body, d.Text),
	}
}

// in gives a text of a language; one of which nothing speaks for either is
// taken for English.
func in(l text.Lang, s string) index.Text {
	if l == text.PL {
		return index.Text{PL: s}
	}
	return index.Text{EN: s}
}
