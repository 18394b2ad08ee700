package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A key, and the sizes of the checkpoints it may sign, both included; to is -1 while it is in force.
type keyRange struct {
	from, to int64
	verifier note.Verifier
	text     string
}

type checkpoint struct {
	tlog.Tree
	file string
}

// The lines of the file keys: first size, last size or "-", key. A key given by another way must be one of them.
func readKeys(folder, given string) ([]keyRange, error) {
	text, err := os.ReadFile(filepath.Join(folder, "keys"))
	if err != nil {
		return nil, err
	}
	var keys []keyRange
	for _, line := range strings.Split(string(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		words := strings.Fields(line)
		if len(words) != 3 {
			return nil, fmt.Errorf("keys: %q is no line of a key", line)
		}
		verifier, err := note.NewVerifier(words[2])
		if err != nil {
			return nil, fmt.Errorf("keys: %w", err)
		}
		from, err := strconv.ParseInt(words[0], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("keys: %w", err)
		}
		to := int64(-1)
		if words[1] != "-" {
			if to, err = strconv.ParseInt(words[1], 10, 64); err != nil {
				return nil, fmt.Errorf("keys: %w", err)
			}
		}
		keys = append(keys, keyRange{from, to, verifier, words[2]})
		if words[2] == given {
			given = ""
		}
	}
	if len(keys) == 0 || given != "" {
		return nil, fmt.Errorf("keys: the key that was given is not among those that signed")
	}
	return keys, nil
}

// Every checkpoint by size, each opened with note.Open; the last is the one the package is of. A key given by another way is the only one that
// may sign it: everything hangs on it, also what the package says of other keys.
func readCheckpoints(folder string, keys []keyRange, given string) ([]checkpoint, error) {
	trusted := slices.DeleteFunc(slices.Clone(keys), func(key keyRange) bool { return given != "" && key.text != given })
	latest, err := readCheckpoint(folder, "checkpoint", trusted)
	if err != nil {
		return nil, err
	}
	files, err := os.ReadDir(filepath.Join(folder, "checkpoints"))
	if err != nil {
		return nil, err
	}
	var all []checkpoint
	for _, file := range files {
		if strings.HasSuffix(file.Name(), ".tsr") {
			continue
		}
		one, err := readCheckpoint(folder, "checkpoints/"+file.Name(), keys)
		if err != nil {
			return nil, err
		}
		if file.Name() != strconv.FormatInt(one.N, 10) {
			return nil, fmt.Errorf("%s: is of %d events", one.file, one.N)
		}
		all = append(all, one)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].N < all[j].N })
	if len(all) == 0 || all[len(all)-1].Tree != latest.Tree {
		return nil, fmt.Errorf("checkpoint: is not the latest of those in the package")
	}
	return all, nil
}

func readCheckpoint(folder, file string, keys []keyRange) (checkpoint, error) {
	message, err := os.ReadFile(filepath.Join(folder, file))
	if err != nil {
		return checkpoint{}, err
	}
	return openCheckpoint(message, file, keys)
}

// x/mod's own tree notes begin with another line, so the three lines of tlog-checkpoint are read here.
func openCheckpoint(message []byte, file string, keys []keyRange) (checkpoint, error) {
	var verifiers []note.Verifier
	for _, key := range keys {
		verifiers = append(verifiers, key.verifier)
	}
	opened, err := note.Open(message, note.VerifierList(verifiers...))
	if err != nil {
		return checkpoint{}, fmt.Errorf("%s: %w", file, err)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 {
		return checkpoint{}, fmt.Errorf("%s: is not three lines", file)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || strconv.FormatInt(size, 10) != lines[1] || size < 1 {
		return checkpoint{}, fmt.Errorf("%s: %q is no size", file, lines[1])
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return checkpoint{}, fmt.Errorf("%s: %q is no root", file, lines[2])
	}
	for _, signature := range opened.Sigs {
		for _, key := range keys {
			isIts := key.verifier.Name() == signature.Name && key.verifier.KeyHash() == signature.Hash
			if isIts && key.verifier.Name() == lines[0] && key.from <= size && (key.to == -1 || size <= key.to) {
				return checkpoint{tlog.Tree{N: size, Hash: tlog.Hash(root)}, file}, nil
			}
		}
	}
	return checkpoint{}, fmt.Errorf("%s: is not signed by a key of %q that was in force", file, lines[0])
}
