import { fitted } from '../fitted.js';
import type { Setting } from '../setting.js';
import { TITLE, type Slide, type Words } from '../slide.js';

const SIZES: Readonly<Record<Slide['look'], readonly number[]>> = { opening: [44, 40, 36, 32, 28, 24, 20], content: [28, 26, 24, 22, 20, 18] };

/** A slide with its title as it fits. */
export function titled(look: Slide['look'], title: Words, parts: Slide['parts'], { say }: Setting, notes = ''): Slide {
  const { words, size } = fitted([{ ...title, bold: true }], TITLE[look], SIZES[look], say);
  return { look, title: { words: words[0] ?? title, size }, parts, notes };
}
