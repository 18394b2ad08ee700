import { writeFileSync } from 'node:fs';
import { goalTypesPage } from './goal-types-page.js';

/** Writes the pages that are made from code. They stand beside the written ones, also when this runs compiled. */
const docs = new URL('../../../docs/', import.meta.url.replace('/dist/test/', '/test/'));
writeFileSync(new URL('goal-types.md', docs), goalTypesPage());
