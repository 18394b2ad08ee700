/** A file to be written: its path below the disk's root, with `/` between folders, and its bytes. */
export interface DiskFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * A folder of files that are written whole. What a write promises holds after a loss of power at any moment: the file is as it was
 * before, or as it was to become, never in between. One contract suite holds the real folder and the simulated one to it.
 *
 * A path is relative, of letters, digits and `. _ ~ + -` between single `/`, and no name in it begins with a dot; any other is refused as
 * `invalid`.
 */
export interface Disk {
  /** The file's bytes; null when it is not there. @throws Refused `unavailable` */
  read(path: string): Promise<Buffer | null>;
  /**
   * Writes files, making folders as needed; when it resolves, all of them are durable. They become visible one by one, in order; each is whole
   * whenever it is visible. @throws Refused `unavailable` (disk full, failing, not writable)
   */
  write(files: readonly DiskFile[]): Promise<void>;
  /** Names in a folder, sorted, folders with a trailing `/`; none when it is not there. The root is the empty path. */
  list(folder: string): Promise<readonly string[]>;
  /** Takes a file away, or a folder with all that is in it, durably; one that is not there is passed over. */
  remove(path: string): Promise<void>;
  /**
   * Does work while nobody else, in whatever thread or process, does any that was brought here for the same folder; not to be called from within
   * such work. Whoever ends leaves the turn to the next, however that ends. @throws Refused `unavailable` when no turn comes in time
   */
  alone<T>(work: () => Promise<T>): Promise<T>;
}
