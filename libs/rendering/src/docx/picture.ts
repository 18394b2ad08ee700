import { ImageRun } from 'docx';
import { officeText } from '../office/text.js';
import type { Picture } from '../office/pictures.js';
import { TEXT_WIDTH } from './styles.js';

/** CSS pixels that a line holds: 96 to the inch, an inch 1440 twentieths of a point. */
export const LINE_WIDTH = (TEXT_WIDTH / 1440) * 96;

/** A picture in the line, no wider than the page, with its text alternative. */
export function pictureRun({ png, width, height }: Picture, title: string, description: string): ImageRun {
  const scale = Math.min(1, LINE_WIDTH / width);
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: officeText(title), description: officeText(description) },
  });
}
