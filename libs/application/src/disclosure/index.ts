export { publishedParams, type PublishedRequest } from './desk.js';
export { disclosureFor } from './disclosure.js';
export { publicationsAt, type Publication } from './publications.js';
export { PUBLISHED_TABLES, publishedRows, type PublishedTable } from './tables.js';
