/** Wall-clock times as the person at this computer reads and writes them: `HH:MM`, in the computer's time zone. Pure. */

export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** `atMs` is wall clock, milliseconds. */
export function timeOfDay(atMs: number): string {
  const at = new Date(atMs);
  return `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}

/** That time on the day of `dayMs`, or so many days later. Where the clock is put forward over it, the moment after. */
export function atTimeOfDay(time: string, dayMs: number, daysLater = 0): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const day = new Date(dayMs);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + daysLater, hours, minutes).getTime();
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
