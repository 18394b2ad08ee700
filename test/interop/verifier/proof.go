package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// What lies in the line extra of a proof of Fremdrift's: the event, which nothing in the file vouches for but the proof.
type event struct {
	Envelope string `json:"envelope"`
}

// Verifies a .tlog-proof file (c2sp.org/tlog-proof@v1) of one event.
func verifyProof(file, key string) (int64, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	head, signed, isWhole := strings.Cut(string(text), "\n\n")
	lines := strings.Split(head, "\n")
	if !isWhole || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "extra ") || !strings.HasPrefix(lines[2], "index ") {
		return 0, fmt.Errorf("%s: is no proof of an event", file)
	}
	extra, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return 0, err
	}
	var proven event
	if err := json.Unmarshal(extra, &proven); err != nil {
		return 0, err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil {
		return 0, err
	}
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(hash) != tlog.HashSize {
			return 0, fmt.Errorf("%q is no hash", line)
		}
		proof = append(proof, tlog.Hash(hash))
	}
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return 0, err
	}
	tree, err := openCheckpoint([]byte(signed), file, []keyRange{{0, -1, verifier, key}})
	if err != nil {
		return 0, err
	}
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash([]byte(proven.Envelope))); err != nil {
		return 0, fmt.Errorf("event %d: %w", index, err)
	}
	return index, nil
}
