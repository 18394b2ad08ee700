export { exportPackage, keyEventsOf, type ExportPackage } from './export-package.js';
