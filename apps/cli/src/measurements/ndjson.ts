const NAMES_COMMAND = /"command"\s*:/;
const FIRST_FIELD = /^\s*\{(?=\s*")/;

/** A line of NDJSON that says no command records a measurement. The text is otherwise kept as it is, so that no digit is lost. */
export function asMeasurement(line: string): string {
  return NAMES_COMMAND.test(line) ? line : line.replace(FIRST_FIELD, '{"command":"recordMeasurement",');
}
