import type { ChartDefinition, Outcome, ReportLanguage } from '#reporting';

/** A picture as PNG, and how large it is to be set, in CSS pixels (96 to the inch); it may hold more pixels than that. */
export interface Picture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What office documents show as pictures: Word and PowerPoint draw PNG alike everywhere, which can't be said of SVG. */
export interface Pictures {
  readonly chart: (chart: ChartDefinition, language: ReportLanguage) => Picture;
  /** The QR code of a text. */
  readonly code: (text: string) => Picture;
  /** The shape of an outcome. */
  readonly outcome: (outcome: Outcome) => Picture;
}
