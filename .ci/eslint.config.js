import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import typescript from 'typescript-eslint'

export default typescript.config(
  { ignores: ['dist/**', 'node_modules/**', 'public/**', 'data/**', '**/*.d.ts'] },
  ...typescript.configs.strict,
  ...vue.configs['flat/recommended'],
  ...accessibility.configs['flat/recommended'],
  {
    files: ['**/*.vue', '**/*.ts'],
    languageOptions: { parserOptions: { parser: typescript.parser, extraFileExtensions: ['.vue'] } },
    rules: {
      'vue/no-v-html': 'error',
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'never', normal: 'always', component: 'always' } }],
      'vue/require-default-prop': 'off',
      // Texts of the city come through components.
      'vuejs-accessibility/heading-has-content': ['error', { accessibleChildren: ['CityText', 'MixedText'] }],
      'vuejs-accessibility/anchor-has-content': ['error', { accessibleChildren: ['CityText', 'MixedText'] }],
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Safari drops the list role where list-style is none, so it is given back.
      'vuejs-accessibility/no-redundant-roles': ['error', { ul: ['list'], ol: ['list'], table: ['table'], thead: ['rowgroup'], tbody: ['rowgroup'], tr: ['row'], th: ['columnheader', 'rowheader'], td: ['cell'] }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-restricted-syntax': ['error', {
        selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]',
        message: 'Text only: markup never comes from data.',
      }],
    },
  },
  { files: ['src/publisher/{main,serve,build-site,put-build,write-deploy-kit}.ts', 'tests/**/*.ts', 'bench/**/*.ts'], rules: { 'no-console': 'off' } },
  // A region that scrolls sideways must be reachable by keyboard.
  { files: ['**/*.vue'], rules: { 'vuejs-accessibility/no-static-element-interactions': 'error' } },
)
