// Three projects, one runner: `npx jest path/of/one.spec.ts --selectProjects search`.
// All code runs as CommonJS in tests: jest on Node 20 cannot require ES modules, and NestJS 12 is ES modules only.

/** How swc turns our TypeScript into what jest runs; must agree with tsconfig.base.json. */
const swc = (tsx) => [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', tsx, decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic' },
      },
    },
    module: { type: 'commonjs' },
  },
];

const shared = {
  rootDir: '.',
  resolver: '<rootDir>/api/scripts/jest/resolver.cjs',
  transform: {
    '\\.tsx$': swc(true),
    '\\.ts$': swc(false),
    '/node_modules/.+\\.m?js$': '<rootDir>/api/scripts/jest-esm.cjs',
  },
  transformIgnorePatterns: [],
  modulePathIgnorePatterns: ['<rootDir>/(api|api/sealing|search|web)/dist/', '<rootDir>/.data/'],
  moduleNameMapper: {
    '^@aism/search$': '<rootDir>/search/src/index.ts',
    '^@aism/sealing$': '<rootDir>/api/sealing/src/index.ts',
    '\\.(css|svg)$': '<rootDir>/api/scripts/jest/empty.cjs',
  },
};

export default {
  testTimeout: 120_000,
  // By default a core stays idle; PostgreSQL has time enough beside two suites.
  maxWorkers: '100%',
  projects: [
    {
      ...shared,
      displayName: 'search',
      testMatch: ['<rootDir>/search/src/**/*.spec.ts'],
      globalSetup: '<rootDir>/api/scripts/jest/meili.mjs',
      globalTeardown: '<rootDir>/api/scripts/jest/meili-down.mjs',
    },
    {
      ...shared,
      displayName: 'api',
      testMatch: [
        '<rootDir>/api/sealing/src/**/*.spec.ts',
        '<rootDir>/api/src/**/*.spec.ts',
        '<rootDir>/api/src/**/*.api-spec.ts',
        '<rootDir>/api/test/**/*.spec.ts',
        '<rootDir>/migrations/**/*.spec.ts',
      ],
      globalSetup: '<rootDir>/api/scripts/jest-pg.mjs',
      globalTeardown: '<rootDir>/api/scripts/jest-pg-down.mjs',
    },
    {
      ...shared,
      displayName: 'web',
      testEnvironment: 'jest-fixed-jsdom',
      testMatch: ['<rootDir>/web/src/**/*.spec.{ts,tsx}'],
      setupFilesAfterEnv: ['<rootDir>/web/src/test/setup.ts'],
    },
  ],
};
