/** Oldest Node whose built-in SQLite and disposal Fremdrift needs. */
const NEEDED = [24, 6] as const;

/**
 * Says plainly what to do when the wrong Node runs the program, and ends it with exit code 1. A program's `main` calls this before it
 * imports anything that needs the newer Node, so everything else is imported dynamically after it.
 */
export function requireRuntime(): void {
  const complaint = runtimeComplaint(process.versions.node);
  if (complaint === null) return;
  process.stderr.write(`${complaint}\n`);
  process.exit(1);
}

/** What is wrong with the Node version and what to do, or null when it will do. */
export function runtimeComplaint(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return null;
  return (
    `Fremdrift needs Node ${NEEDED.join('.')} or newer, and this is Node ${version}.\n` +
    'The right one came with `npm install`: start with `npm start`, or run node_modules/.bin/node instead of node.'
  );
}
