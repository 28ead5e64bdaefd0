/** The same messages in another language: a missing one and one too many are errors of the types. */
export type Translated<English> = Readonly<Record<keyof English, string>>;
