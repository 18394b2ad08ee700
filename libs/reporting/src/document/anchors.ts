/** The anchor of a statement's section. */
export const statementAnchor = (id: string): string => `statement-${id}`;
