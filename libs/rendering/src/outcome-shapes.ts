import type { Outcome } from '#reporting';

/** A shape for each outcome, told apart without colour; the colours have a contrast of at least 4.5 to white, and differ in lightness. */
export interface OutcomeShape {
  readonly colour: string;
  /** What is drawn in a square of 16 by 16. */
  readonly drawing: string;
}

const filled = (colour: string, outline: string, sign: string): OutcomeShape => ({
  colour,
  drawing: `<path d="${outline}" fill="${colour}"/><path d="${sign}" fill="none" stroke="#ffffff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`,
});

const CIRCLE = 'M8 0.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0 -15z';

export const OUTCOME_SHAPES: Readonly<Record<Outcome, OutcomeShape>> = {
  reached: filled('#1b6b3a', CIRCLE, 'M4.6 8.4l2.4 2.4 4.4-5'),
  onCourse: filled('#1f5fa8', 'M1 2.5h8.5l6 5.5-6 5.5H1z', 'M4 8h6.6M8.2 5.6L10.6 8l-2.4 2.4'),
  behind: filled('#a3470b', 'M0.8 2h14.4L8 15.2z', 'M8 4.6v3.8M8 10.9v0.1'),
  notAssessable: {
    colour: '#5a6472',
    drawing: `<circle cx="8" cy="8" r="6.6" fill="#ffffff" stroke="#5a6472" stroke-width="1.6" stroke-dasharray="2.6 1.55"/><path d="M6.1 6.4a2 2 0 1 1 2.9 1.9c-.7.35-1 .7-1 1.4M8 11.6v.1" fill="none" stroke="#5a6472" stroke-width="1.6" stroke-linecap="round"/>`,
  },
  dropped: {
    colour: '#3a3f47',
    drawing: `<rect x="1.3" y="1.3" width="13.4" height="13.4" fill="#ffffff" stroke="#3a3f47" stroke-width="1.6"/><path d="M4.8 4.8l6.4 6.4M11.2 4.8l-6.4 6.4" fill="none" stroke="#3a3f47" stroke-width="1.8" stroke-linecap="round"/>`,
  },
};

/** The shape as an SVG of its own, 16 by 16; beside its words, so that it needs no name. */
export function outcomeSvg(outcome: Outcome): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">${OUTCOME_SHAPES[outcome].drawing}</svg>`;
}
