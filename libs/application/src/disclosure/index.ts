export { publishedParams, type PublishedRequest } from './desk.js';
export { publicationsAt, type Publication } from './publications.js';
export { occasionOf, reportDisclosure, type ReportDisclosure } from './report.js';
export { PUBLISHED_TABLES, publishedRows, type PublishedTable } from './tables.js';
