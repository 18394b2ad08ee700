/** The grain of streams (design.md §4): one command appends to one stream. The part before the first `-` is the kind. */
export const streams = {
  ledger: () => 'ledger',
  access: () => 'access',
  erasures: () => 'erasures',
  organisation: () => 'organisation',
  plan: (plan: string) => `plan-${plan}`,
  goal: (goal: string) => `goal-${goal}`,
  measure: (measure: string) => `measure-${measure}`,
  measurements: (measure: string, unit: string) => `measurements-${measure}:${unit}`,
  register: (register: string) => `register-${register}`,
  entry: (register: string, entry: string) => `entry-${register}:${entry}`,
  coverage: (coverage: string) => `coverage-${coverage}`,
  coverageReports: (coverage: string, unit: string) => `reports-${coverage}:${unit}`,
  rubric: (rubric: string) => `rubric-${rubric}`,
  assessments: (goal: string, unit: string) => `assessments-${goal}:${unit}`,
  action: (action: string) => `action-${action}`,
  finding: (finding: string) => `finding-${finding}`,
} as const;
