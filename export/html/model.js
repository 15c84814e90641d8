'use strict';
// The graph as the page holds it: what the exporter wrote, with links between nodes and edges, and what the filters let through.
const model = (() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const nodes = data.nodes.map(([id, name, type, aliases, mentions], index) =>
    ({index, id, name, type, aliases, mentions, edges: [], degree: 0}));
  const documents = data.documents.map(([id, title, date, url, source]) => ({id, title, date, url, source}));
  const edges = data.edges.map(([s, t, type, words, look, modality, negated, first, last, count, confidence, symmetric, evidence], index) => {
    const edge = {index, from: nodes[s], to: nodes[t], type, words, look, modality, negated: !!negated, first, last, count,
      confidence, symmetric: !!symmetric, evidence};
    edge.from.edges.push(edge);
    if (s !== t) edge.to.edges.push(edge);
    return edge;
  });

  // --- time: buckets of days, months or years, whichever makes a readable row ---
  const dated = edges.filter(e => /^\d{4}/.test(e.first));
  const years = dated.flatMap(e => [+e.first.slice(0, 4), +e.last.slice(0, 4)]);
  const firstYear = years.length ? years.reduce((a, b) => Math.min(a, b)) : 0;
  const lastYear = years.length ? years.reduce((a, b) => Math.max(a, b)) : 0;
  const days = dated.map(e => e.first).filter(d => d.length === 10).sort();
  const spanDays = days.length ? (Date.parse(days[days.length - 1]) - Date.parse(days[0])) / 864e5 : 1e9;
  const unit = spanDays <= 92 && dated.every(e => e.first.length === 10 && e.last.length === 10) ? 10 : lastYear - firstYear <= 12 ? 7 : 4;
  const buckets = [];
  if (dated.length) {
    const pad = n => String(n).padStart(2, '0');
    if (unit === 10) {
      for (let t = Date.parse(days[0]); t <= Date.parse(dated.map(e => e.last).sort().pop()); t += 864e5)
        buckets.push(new Date(t).toISOString().slice(0, 10));
    } else if (unit === 7) {
      // A bare year makes the row longer only where nothing else lies in that year.
      const months = dated.flatMap(e => [e.first, e.last]).filter(d => d.length >= 7).map(d => d.slice(0, 7));
      const bare = dated.flatMap(e => [e.first, e.last]).filter(d => d.length === 4 && !months.some(m => m.startsWith(d)));
      const ends = [...months, ...bare.flatMap(y => [y + '-01', y + '-12'])].sort();
      for (let [y, m] = ends[0].split('-').map(Number); buckets[buckets.length - 1] !== ends[ends.length - 1] && buckets.length < 400;) {
        buckets.push(y + '-' + pad(m));
        if (++m > 12) { m = 1; ++y; }
      }
    } else {
      for (let y = firstYear; y <= lastYear && buckets.length < 2000; ++y) buckets.push(String(y));
    }
  }
  const at = (date, end) => {
    if (date.length >= unit) return buckets.indexOf(date.slice(0, unit));
    if (unit !== 7) return -1;
    const year = date.slice(0, 4), of = [...buckets.keys()].filter(i => buckets[i].startsWith(year));
    return of.length ? of[end ? of.length - 1 : 0] : -1;
  };
  for (const e of edges) {
    e.begins = /^\d{4}/.test(e.first) ? at(e.first, false) : -1;
    e.ends = e.begins < 0 ? -1 : Math.max(e.begins, at(e.last, true));
  }

  // --- filters ---
  const count = (items, key) => {
    const counts = new Map();
    for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const kLimit = 400;
  const ranked = [...nodes].sort((a, b) => b.mentions - a.mentions || a.index - b.index);
  const filter = {};
  const reset = () => Object.assign(filter, {nodeTypes: new Set(nodes.map(n => n.type)), edgeTypes: new Set(edges.map(e => e.type)),
    looks: new Set(edges.map(e => lookOf(e))), from: 0, to: Math.max(0, buckets.length - 1), undated: true,
    most: Math.min(nodes.length, kLimit)});
  const lookOf = e => (e.negated ? 'denied' : e.modality);

  // What is shown: edges that pass, and the nodes that they join. A node that was asked for is shown whatever its rank.
  let visible = {nodes: [], edges: []};
  const apply = keep => {
    const known = new Set();
    for (const n of ranked) {
      if (known.size >= filter.most) break;
      if (filter.nodeTypes.has(n.type)) known.add(n);
    }
    if (keep) {
      known.add(keep);
      for (const e of keep.edges) { known.add(e.from); known.add(e.to); }
    }
    const all = filter.from === 0 && filter.to >= buckets.length - 1;
    const shown = edges.filter(e => filter.edgeTypes.has(e.type) && filter.looks.has(lookOf(e)) && known.has(e.from) && known.has(e.to) &&
      filter.nodeTypes.has(e.from.type) && filter.nodeTypes.has(e.to.type) &&
      (e.begins < 0 ? filter.undated : all || (e.begins <= filter.to && e.ends >= filter.from)));
    for (const n of nodes) n.degree = 0;
    for (const e of shown) { ++e.from.degree; ++e.to.degree; }
    visible = {nodes: nodes.filter(n => n.degree > 0 || n === keep), edges: shown};
    return visible;
  };
  reset();

  // --- search: every word of the query begins a word of the name or of an alias; accents and case do not count ---
  const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/ł/g, 'l').replace(/ø/g, 'o').toLowerCase();
  const search = (query, most) => {
    const words = fold(query).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const hits = [];
    for (const n of ranked) {
      n.folded = n.folded || [n.name, ...n.aliases].map(fold);
      const exact = n.folded[0].startsWith(words.join(' '));
      if (exact || n.folded.some(f => words.every(w => f.startsWith(w) || f.includes(' ' + w) || f.includes('-' + w)))) hits.push([exact ? 0 : 1, n]);
    }
    return hits.sort((a, b) => a[0] - b[0]).slice(0, most).map(h => h[1]);
  };

  return {data, nodes, edges, documents, buckets, filter, reset, apply, search, count, lookOf, limit: kLimit,
    get visible() { return visible; }};
})();
