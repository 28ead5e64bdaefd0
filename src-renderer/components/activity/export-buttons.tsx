import { Download } from 'lucide-react';
import { useState } from 'react';
import { saying } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { saveFile } from '../../link/save-file.ts';
import { sentenceOf } from '../../state/desk-actions.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { EXPORT_TYPES, exported, exportName, type ExportFormat } from '../../state/history-export.ts';
import { readAll, type HistoryFilter } from '../../state/history-feed.ts';
import { Button } from '../button.tsx';
import { ICON } from '../icon.ts';

/** Saves everything that fits the filter, not only what was scrolled to. */
export function ExportButtons({ filter }: { readonly filter: HistoryFilter }) {
  const { place, tell } = useDeskTools();
  const [count, setCount] = useState<number>();
  const save = (format: ExportFormat): void => {
    setCount(0);
    readAll(place.link, filter, setCount)
      .then(
        (entries) => {
          const name = exportName(format, Date.now());
          saveFile(name, exported(entries, format), EXPORT_TYPES[format]);
          tell(saying('activity.saved', { count: entries.length, name }));
        },
        (error: unknown) => {
          tell(sentenceOf(error));
        },
      )
      .finally(() => {
        setCount(undefined);
      });
  };
  return (
    <div className="buttons">
      {count === undefined ? null : (
        <span className="muted" role="status">
          {t('activity.reading', { count })}
        </span>
      )}
      <Button
        disabled={count !== undefined}
        onClick={() => {
          save('csv');
        }}
      >
        <Download {...ICON} />
        {t('activity.exportCsv')}
      </Button>
      <Button
        disabled={count !== undefined}
        onClick={() => {
          save('jsonl');
        }}
      >
        <Download {...ICON} />
        {t('activity.exportJson')}
      </Button>
    </div>
  );
}
