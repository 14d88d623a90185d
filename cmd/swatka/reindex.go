package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

func reindexCommand(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "reindex",
		Short: "Build the search index anew from the records",
		Long: `Build the search index anew from the records. Swatka does so by itself when
the index is missing, damaged or of another version; this is for when you want
to be sure.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			a, err := open(s.data, false, s.log())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, a.close()) }()
			if err := a.indexing.Rebuild(cmd.Context()); err != nil {
				return err
			}
			if err := a.outbox.Catch(cmd.Context()); err != nil {
				return err
			}
			n, err := a.index.Documents(cmd.Context())
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%d documents indexed\n", n)
			return err
		},
	}
}
