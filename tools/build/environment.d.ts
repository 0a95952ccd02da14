interface ViteTypeOptions {
  strictImportMetaEnv: true
}

interface ImportMetaEnv {
  /** Where the real backend lives. Without it the console brings a mock backend along. */
  readonly VITE_API_URL?: string
}
