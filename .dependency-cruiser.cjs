// Who may import whom: the house's walls (ARCHITECTURE.md). Broken by an import, named by rule.
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-imports-only-its-own',
      comment: 'The core has no Electron, no file system, no environment: those come through ports.ts.',
      severity: 'error',
      from: { path: '^src-main/gateway/' },
      to: {
        pathNot: [
          '^src-main/gateway/',
          'node_modules/(ws|@types/ws|zod|ipaddr\\.js)/',
          'node_modules/@scure/bip39/wordlists/english\\.',
          'node_modules/@openclaw/gateway-protocol/dist/(version|client-info|connect-error-details|gateway-error-details|frame-guards)\\.',
          '^(node:)?(crypto|http|https|os|stream|tls|util)$',
        ],
      },
    },
    {
      name: 'core-has-one-door',
      severity: 'error',
      from: { path: '^(src-main/(adapters|desktop|cli)|test)/', pathNot: '^test/(gateway|protocol|desktop|figures)/' },
      to: { path: '^src-main/gateway/', pathNot: '^src-main/gateway/index\\.ts$' },
    },
    {
      name: 'hosts-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src-main/(desktop|cli)/' },
      to: { path: '^src-main/(desktop|cli)/', pathNot: '^src-main/$1/' },
    },
    {
      name: 'adapters-know-no-host',
      severity: 'error',
      from: { path: '^src-main/adapters/' },
      to: { path: '^src-main/(desktop|cli)/' },
    },
    {
      name: 'adapters-have-one-door',
      severity: 'error',
      from: { path: '^src-main/(desktop|cli)/' },
      to: { path: '^src-main/adapters/', pathNot: '^src-main/adapters/index\\.ts$' },
    },
    {
      name: 'only-desktop-knows-electron',
      severity: 'error',
      from: { path: '^(src-main|src-renderer)/', pathNot: '^src-main/desktop/' },
      to: { path: '(^|node_modules/)electron' },
    },
    {
      name: 'pages-know-only-contracts',
      comment: 'The page runs in browsers too; it talks through GatewayLink and shares only plain data and words.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: {
        path: '^src-main/',
        pathNot:
          '^src-main/(gateway/(protocol/(desk|diagnosis|history|lockout|repair|setup-code|traffic|trust)|auth/scopes|words/[a-z-]+)\\.ts|desktop/ipc-contract\\.ts)$',
      },
    },
    {
      name: 'pages-take-english-from-their-catalogue',
      comment:
        'A page names what it says by an id; only the English catalogue knows the words of the core. What the gateway said of its config is only recognised.',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: '^src-renderer/locales/en/' },
      to: { path: '^src-main/gateway/words/(?!unapplied)[a-z-]+-words\\.ts$' },
    },
    {
      name: 'not-the-slow-entry',
      severity: 'error',
      from: { path: '^src-' },
      to: { path: '@openclaw/gateway-protocol/dist/(index|schema)\\.mjs', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^electron/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(out|release)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
