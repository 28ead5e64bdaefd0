// Types, safety and taste. Which folder may import which is not here but in .dependency-cruiser.cjs.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const T_AT_START = 'CallExpression[callee.name="t"]:not(:function CallExpression, PropertyDefinition CallExpression)';

const CHILD = ':matches(JSXElement, JSXFragment) > JSXExpressionContainer';
/** Props that are read out or shown. Values such as `name="profile"` have neither a space nor a capital. */
const READ_PROP =
  'JSXAttribute[name.name=/^(aria-label|aria-description|title|placeholder|alt|label|name|says|lead|hint|empty|words)$/]';
/** What people would read, written where no other language can replace it. The product has one name in all of them. */
const LITERAL_TEXTS = [
  ':matches(JSXElement:not([openingElement.name.name="code"]), JSXFragment) > JSXText[value=/\\p{L}/u]:not([value="OpenClaw Gateway"])',
  ...[
    '',
    ' > :matches(ConditionalExpression, LogicalExpression)',
    ' > ConditionalExpression > ConditionalExpression',
  ].flatMap((within) => [
    `${CHILD}${within} > Literal[value=/\\p{L}/u]`,
    `${CHILD}${within} > TemplateLiteral > TemplateElement[value.raw=/\\p{L}/u]`,
  ]),
  `${READ_PROP} Literal[value=/\\p{L}.* |\\p{Lu}/u]:not(CallExpression Literal, JSXAttribute[name.name="id"] > Literal)`,
  `${READ_PROP} TemplateElement[value.raw=/\\p{L}/u]:not(CallExpression TemplateElement)`,
  // A sentence, wherever it stands.
  "Literal[value=/^\\p{Lu}\\p{Ll}*[’']?\\p{Ll}* \\p{L}/u]:not(ThrowStatement Literal)",
];

export default tseslint.config(
  { ignores: ['out', 'release', 'node_modules', 'scripts/default-app'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.cjs', 'scripts/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Text of a WebSocket is made of many kinds of values; numbers are among them.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-duplicate-case': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Frames are read as they come off the wire, without a schema of their own.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src-renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // A language is chosen after the modules have started.
      'no-restricted-syntax': ['error', { selector: T_AT_START, message: 'Ask for words when they are drawn.' }],
    },
  },
  {
    files: ['src-renderer/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: T_AT_START, message: 'Ask for words when they are drawn.' },
        ...LITERAL_TEXTS.map((selector) => ({
          selector,
          message: 'Texts are in src-renderer/locales: use t or Rich.',
        })),
      ],
    },
  },
  { files: ['**/*.{js,cjs,mjs}'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
