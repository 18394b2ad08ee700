import { Refused } from '#kernel';

/** One thing the doctor looked at. `told` is neither right nor wrong. */
export interface Finding {
  readonly what: string;
  readonly state: 'good' | 'told' | 'wrong';
  readonly found: string;
  /** What would mend it; null when nothing is wrong. */
  readonly remedy: string | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A check that is refused is a finding, with what the refusal says. */
export async function found(what: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const [issue] = error.issues;
    return issue === undefined ? wrong(what, error.message, null) : wrong(what, `${issue.field}: ${issue.problem}`, issue.remedy);
  }
}

export function good(what: string, text: string): Finding {
  return { what, state: 'good', found: text, remedy: null };
}

export function told(what: string, text: string): Finding {
  return { what, state: 'told', found: text, remedy: null };
}

export function wrong(what: string, text: string, remedy: string | null): Finding {
  return { what, state: 'wrong', found: text, remedy };
}
