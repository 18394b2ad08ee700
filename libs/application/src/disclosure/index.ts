export { publishedParams, type PublishedRequest } from './desk.js';
export { disclosureFor } from './disclosure.js';
export { publicationsAt, type Publication } from './publications.js';
export { PUBLISHED_TABLES } from './tables.js';
