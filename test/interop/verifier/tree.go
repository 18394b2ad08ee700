package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/mod/sumdb/tlog"
)

// 256 hashes a tile, as tlog-tiles has it.
const height = 8

// The tiles of a package as a reader of stored hashes. Nothing it reads is believed: every proof made of it is checked.
type tileFiles struct {
	folder string
	size   int64
	mutex  sync.Mutex
	read   map[string][]byte
}

func newTileFiles(folder string, size int64) *tileFiles {
	return &tileFiles{folder: folder, size: size, read: map[string][]byte{}}
}

// C2SP's path, which has no height: tile/<level>/<index in groups of three digits>[.p/<width>].
func pathOf(level string, index int64, width int) string {
	groups := fmt.Sprintf("%03d", index%1000)
	for index >= 1000 {
		index /= 1000
		groups = fmt.Sprintf("x%03d/%s", index%1000, groups)
	}
	path := "tile/" + level + "/" + groups
	if width < 1<<height {
		path += fmt.Sprintf(".p/%d", width)
	}
	return path
}

// The tile as wide as a tree of this size has it.
func (files *tileFiles) bytesOf(tile tlog.Tile) ([]byte, error) {
	hashes := files.size >> (uint(tile.L) * height)
	width := min(int64(1<<height), hashes-tile.N<<height)
	path := pathOf(fmt.Sprint(tile.L), tile.N, int(width))
	files.mutex.Lock()
	defer files.mutex.Unlock()
	if data, isRead := files.read[path]; isRead {
		return data, nil
	}
	data, err := os.ReadFile(filepath.Join(files.folder, path))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) != width*tlog.HashSize {
		return nil, fmt.Errorf("%s: holds %d bytes", path, len(data))
	}
	files.read[path] = data
	return data, nil
}

func (files *tileFiles) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		tile := tlog.TileForIndex(height, index)
		data, err := files.bytesOf(tile)
		if err != nil {
			return nil, err
		}
		tile.W = len(data) / tlog.HashSize
		if hashes[i], err = tlog.HashFromTile(tile, data, index); err != nil {
			return nil, err
		}
	}
	return hashes, nil
}

// The entries of a log of this size, from their bundles: before each, its length in 16 bits.
func readEntries(folder string, size int64) ([][]byte, error) {
	entries := make([][]byte, 0, size)
	for index := int64(0); index<<height < size; index++ {
		width := min(int64(1<<height), size-index<<height)
		path := pathOf("entries", index, int(width))
		data, err := os.ReadFile(filepath.Join(folder, path))
		if err != nil {
			return nil, err
		}
		for place := int64(0); place < width; place++ {
			if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
				return nil, fmt.Errorf("event %d: %s ends before it does", index<<height+place, path)
			}
			length := 2 + int(binary.BigEndian.Uint16(data))
			entries = append(entries, data[2:length])
			data = data[length:]
		}
		if len(data) > 0 {
			return nil, fmt.Errorf("%s: goes on behind event %d", path, index<<height+width-1)
		}
	}
	return entries, nil
}

// Every event's record is proven by the package's tiles to be in the tree that was signed.
func checkRecords(entries [][]byte, tree tlog.Tree, tiles *tileFiles) error {
	workers := int64(runtime.NumCPU())
	faults := make([]error, workers)
	var group sync.WaitGroup
	for worker := range workers {
		group.Add(1)
		go func() {
			defer group.Done()
			share := (tree.N + workers - 1) / workers
			for n := worker * share; n < min(tree.N, (worker+1)*share); n++ {
				proof, err := tlog.ProveRecord(tree.N, n, tiles)
				if err == nil {
					err = tlog.CheckRecord(proof, tree.N, tree.Hash, n, tlog.RecordHash(entries[n]))
				}
				if err != nil {
					faults[worker] = fmt.Errorf("event %d: %w", n, err)
					return
				}
			}
		}()
	}
	group.Wait()
	for _, fault := range faults {
		if fault != nil {
			return fault
		}
	}
	return nil
}

// Hashes that are stored as records come by.
type memory []tlog.Hash

func (hashes memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		found[i] = hashes[index]
	}
	return found, nil
}

// Every tile of the package is, byte for byte, what the entries make.
func checkTiles(entries [][]byte, size int64, tiles *tileFiles) (int64, error) {
	var stored memory
	for n, entry := range entries {
		hashes, err := tlog.StoredHashes(int64(n), entry, stored)
		if err != nil {
			return 0, err
		}
		stored = append(stored, hashes...)
	}
	compared := int64(0)
	for _, tile := range tlog.NewTiles(height, 0, size) {
		made, err := tlog.ReadTileData(tile, stored)
		if err != nil {
			return 0, err
		}
		written, err := tiles.bytesOf(tile)
		if err != nil {
			return 0, err
		}
		if !bytes.Equal(made, written) {
			return 0, fmt.Errorf("%s: is not what the entries make", strings.TrimPrefix(pathOf(fmt.Sprint(tile.L), tile.N, tile.W), "/"))
		}
		compared++
	}
	return compared, nil
}

// Of any two checkpoints, the smaller is the beginning of the larger.
func checkPairs(checkpoints []checkpoint, tiles *tileFiles) (int64, error) {
	pairs := int64(0)
	for j, later := range checkpoints {
		for _, earlier := range checkpoints[:j] {
			proof, err := tlog.ProveTree(later.N, earlier.N, tiles)
			if err == nil {
				err = tlog.CheckTree(proof, later.N, later.Hash, earlier.N, earlier.Hash)
			}
			if err != nil {
				return 0, fmt.Errorf("%s and %s: %w", earlier.file, later.file, err)
			}
			pairs++
		}
	}
	return pairs, nil
}
