/** The levels of access in English, by the ids of the page's messages: the page takes them from here. */
export const LEVEL_WORDS = {
  'level.asked': 'Everything it asks for',
  'level.chat': 'See and send messages',
  'level.look': 'Only see',
} as const;
