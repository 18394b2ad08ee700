const lib = (name) => `^libs/${name}/`;

/** Who may import whom (docs/architecture.md): each library sees only those to its left, through their index.ts. */
const order = ['kernel', 'domain', 'goal-types', 'reporting', 'rendering', 'projections', 'application'];
const layering = order.map((from, index) => ({
  name: `${from}-sees-only-what-is-below`,
  severity: 'error',
  from: { path: lib(from) },
  to: {
    path:
      order
        .slice(index + 1)
        .map(lib)
        .join('|') || '^$',
  },
}));

export default {
  forbidden: [
    ...layering,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-depends-on-nothing',
      severity: 'error',
      from: { path: lib('kernel') },
      to: { path: '^libs/(?!kernel/)' },
    },
    {
      name: 'the-event-store-and-the-transparency-log-know-nothing-but-the-kernel',
      severity: 'error',
      from: { path: '^libs/(event-store|transparency)/' },
      to: { path: '^libs/(?!kernel/|$1/)' },
    },
    {
      name: 'publishing-knows-the-log-and-no-domain',
      severity: 'error',
      from: { path: '^libs/publishing/' },
      to: { path: '^libs/(?!kernel/|event-store/|transparency/|publishing/)' },
    },
    {
      name: 'postgres-and-messaging-know-nothing-but-the-kernel',
      severity: 'error',
      from: { path: '^libs/(postgres|messaging)/' },
      to: { path: '^libs/(?!kernel/|$1/)' },
    },
    {
      name: 'tables-and-disclosure-know-nothing-but-the-kernel',
      severity: 'error',
      from: { path: '^libs/(tables|disclosure)/' },
      to: { path: '^libs/(?!kernel/|$1/)' },
    },
    {
      name: 'a-report-and-its-renderers-know-no-ledger',
      severity: 'error',
      from: { path: '^libs/(reporting|rendering)/' },
      to: { path: '^libs/(?!kernel/|domain/|goal-types/|tables/|reporting/|rendering/)' },
    },
    {
      name: 'only-the-rooms-of-formats-know-their-writers',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '^libs/(tables|rendering)/' },
      to: { path: 'node_modules/(@myriaddreamin|echarts|@resvg|docx|pptxgenjs|write-excel-file|fflate|csv-stringify|hyparquet-writer|uqr)/' },
    },
    {
      name: 'only-the-room-of-an-engine-knows-its-client',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '^libs/(postgres|messaging|event-store/src/kurrentdb|projections/src/postgres|application/src/vault/postgres)/' },
      to: { path: 'node_modules/(pg|pg-copy-streams|kafkajs|@kurrent)/' },
    },
    {
      name: 'only-the-room-of-tracing-knows-open-telemetry',
      severity: 'error',
      from: { path: '^(libs|apps|test)/', pathNot: '^libs/platform/src/tracing/' },
      to: { path: 'node_modules/@opentelemetry/' },
    },
    {
      name: 'only-the-process-of-the-signer-opens-key-files',
      severity: 'error',
      from: { path: '^(libs|apps|test)/', pathNot: '^libs/publishing/src/signer/(signer\\.process|key-files\\.int\\.spec)\\.ts$' },
      to: { path: '^libs/publishing/src/signer/key-files\\.ts$' },
    },
    {
      name: 'the-domain-and-goal-types-know-no-engine',
      severity: 'error',
      from: { path: '^libs/(domain|goal-types)/' },
      to: { path: '^libs/(event-store|projections|application|platform|contract|transparency|publishing)/' },
    },
    {
      name: 'libraries-know-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test)/' },
    },
    {
      name: 'only-apps-and-platform-know-nest',
      severity: 'error',
      from: { path: '^libs/(?!platform/)' },
      to: { path: 'node_modules/@nestjs/' },
    },
    {
      name: 'index-is-the-only-door',
      severity: 'error',
      from: { path: '^(?:libs|apps|test)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^(?:libs|apps|test)/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['fremdrift:source', 'import', 'node', 'default'], extensions: ['.ts', '.js'] },
  },
};
