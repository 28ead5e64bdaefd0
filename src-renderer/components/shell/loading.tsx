import { t } from '../../language/t.ts';

export function Loading() {
  return (
    <p className="connecting" role="status">
      {t('pages.loading')}
    </p>
  );
}
