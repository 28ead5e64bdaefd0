/** Small parts that stand in many places. */
export const buttons = {
  'buttons.copy': 'Copy',
  'buttons.copied': 'Copied',
  'buttons.copyFailed': 'Failed',
  'buttons.cancel': 'Cancel',
  'buttons.saving': 'Saving…',
  'buttons.close': 'Close',
  'buttons.back': 'Back',
  'buttons.details': 'Details',
  'buttons.optional': '{label} (may be empty)',
} as const;
