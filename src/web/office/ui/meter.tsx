/** How many of how many, as a line and in words. */
export const Meter = ({
  value,
  max,
  label,
}: {
  readonly value: number;
  readonly max: number;
  readonly label: string;
}) => (
  <span className="kb-meter">
    <meter min={0} max={Math.max(1, max)} value={value} aria-label={label} />
    <span className="kb-meter-words">
      {value}/{max}
    </span>
  </span>
);
