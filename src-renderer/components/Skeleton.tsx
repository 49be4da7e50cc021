/** The page's shape in hairlines, for what takes longer than a blink. */
export function Skeleton() {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">Computing</span>
      <div className="figures">
        <div className="figure" />
        <div className="figure" />
        <div className="figure" />
        <div className="figure" />
      </div>
      <div className="card">
        <div className="card-head" />
        <div className="skeleton-plot">
          <i />
          <i />
          <i />
          <i />
        </div>
      </div>
    </div>
  );
}
