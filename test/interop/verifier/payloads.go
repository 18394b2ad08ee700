package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// The longest line of events.ndjson: a payload is at most 256 KiB.
const longestLine = 1 << 20

type envelope struct {
	Commitment string `json:"commitment"`
}

// A line of events.ndjson; the payload keeps the exact bytes that were committed to.
type line struct {
	Seq     int64           `json:"seq"`
	Salt    *string         `json:"salt"`
	Payload json.RawMessage `json:"payload"`
}

// Every payload that is disclosed is what its event's envelope commits to: base64url SHA-256 of the JSON of [salt, payload].
func checkPayloads(folder string, entries [][]byte) (int64, error) {
	file, err := os.Open(filepath.Join(folder, "events.ndjson"))
	if err != nil {
		return 0, err
	}
	defer file.Close()
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, longestLine)
	disclosed := int64(0)
	n := int64(0)
	for ; scanner.Scan(); n++ {
		var read line
		if err := json.Unmarshal(scanner.Bytes(), &read); err != nil {
			return 0, fmt.Errorf("event %d: its line is no JSON: %w", n, err)
		}
		if n >= int64(len(entries)) || read.Seq != n {
			return 0, fmt.Errorf("event %d: line %d of events.ndjson is of event %d", n, n+1, read.Seq)
		}
		if read.Salt == nil {
			continue
		}
		var said envelope
		if err := json.Unmarshal(entries[n], &said); err != nil {
			return 0, fmt.Errorf("event %d: its envelope is no JSON: %w", n, err)
		}
		hash := sha256.Sum256([]byte(`["` + *read.Salt + `",` + string(read.Payload) + `]`))
		if base64.RawURLEncoding.EncodeToString(hash[:]) != said.Commitment {
			return 0, fmt.Errorf("event %d: its salt or payload is not what its envelope commits to", n)
		}
		disclosed++
	}
	if err := scanner.Err(); err != nil {
		return 0, fmt.Errorf("event %d: %w", n, err)
	}
	if n != int64(len(entries)) {
		return 0, fmt.Errorf("event %d: its line is missing from events.ndjson", n)
	}
	return disclosed, nil
}
