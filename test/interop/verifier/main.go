// Verifies an auditor's package of Fremdrift with none of its code: signed notes and Merkle proofs are those of golang.org/x/mod, the rest
// is Go's own library. It says which event does not hold, and ends with status 1.
//
//	go run . PACKAGE [KEY]
//	go run . EVENT.tlog-proof KEY
//
// PACKAGE is the folder; KEY is the log's key, given by another way. Without it, those in the package are taken.
package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	if len(os.Args) < 2 || len(os.Args) > 3 {
		fmt.Fprintln(os.Stderr, "usage: verifier PACKAGE [KEY]")
		os.Exit(2)
	}
	key := ""
	if len(os.Args) == 3 {
		key = os.Args[2]
	}
	if strings.HasSuffix(os.Args[1], ".tlog-proof") {
		index, err := verifyProof(os.Args[1], key)
		endUnless(err)
		fmt.Printf("holds: event %d is in the log\n", index)
		return
	}
	found, err := verify(os.Args[1], key)
	endUnless(err)
	fmt.Printf("holds: %d events, %d checkpoints in %d pairs, %d tiles, %d payloads\n", found.events, found.checkpoints, found.pairs, found.tiles, found.payloads)
}

func endUnless(err error) {
	if err == nil {
		return
	}
	fmt.Fprintln(os.Stderr, "does not hold:", err)
	os.Exit(1)
}

type counts struct{ events, checkpoints, pairs, tiles, payloads int64 }

func verify(folder, key string) (counts, error) {
	keys, err := readKeys(folder, key)
	if err != nil {
		return counts{}, err
	}
	checkpoints, err := readCheckpoints(folder, keys, key)
	if err != nil {
		return counts{}, err
	}
	latest := checkpoints[len(checkpoints)-1]
	tiles := newTileFiles(folder, latest.N)
	entries, err := readEntries(folder, latest.N)
	if err != nil {
		return counts{}, err
	}
	if err := checkRecords(entries, latest.Tree, tiles); err != nil {
		return counts{}, err
	}
	compared, err := checkTiles(entries, latest.N, tiles)
	if err != nil {
		return counts{}, err
	}
	pairs, err := checkPairs(checkpoints, tiles)
	if err != nil {
		return counts{}, err
	}
	payloads, err := checkPayloads(folder, entries)
	if err != nil {
		return counts{}, err
	}
	return counts{latest.N, int64(len(checkpoints)), pairs, compared, payloads}, nil
}
