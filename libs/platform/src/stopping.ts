/** Aborted when the server is asked to stop: what would go on for ever ends itself. */
export class Stopping extends AbortController {}
