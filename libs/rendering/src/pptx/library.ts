import { createRequire } from 'node:module';
import type pptxgenjs from 'pptxgenjs';

/** The library by its CommonJS build: the other is not named as an ES module, and not every loader takes it for one. */
export const Presentation = createRequire(import.meta.url)('pptxgenjs') as typeof pptxgenjs.default;

export type Deck = InstanceType<typeof Presentation>;
export type Page = pptxgenjs.default.Slide;
export type TextOptions = pptxgenjs.default.TextPropsOptions;
export type CellOptions = pptxgenjs.default.TableCellProps;
export type TableCell = pptxgenjs.default.TableCell;
