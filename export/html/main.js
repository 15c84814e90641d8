// The page: one choice at a time, kept in step over picture, lists and address.
(() => {
  const {$, make} = panels;
  let chosen = null, visibleEdges = new Set();

  function details(focus) {
    if (!chosen) panels.nothing(visibleEdges, choose);
    else if (chosen.from) panels.edge(chosen, choose);
    else panels.node(chosen, visibleEdges, choose);
    if (focus) $('details').scrollTop = 0;
  }
  function refresh() {
    const visible = model.apply(chosen && !chosen.from && chosen.kept ? chosen : null);
    visibleEdges = new Set(visible.edges);
    picture.show(visible);
    panels.status(visible);
    panels.times();
    details(false);
  }
  function choose(thing, centre) {
    chosen = thing || null;
    if (chosen && !chosen.from && !model.visible.nodes.includes(chosen)) {
      chosen.kept = true;
      refresh();
    }
    picture.select(chosen);
    if (chosen && centre) picture.centre(chosen);
    details(true);
    history.replaceState(null, '', chosen ? '#' + (chosen.from ? 'edge=' + chosen.index : 'node=' + encodeURIComponent(chosen.id)) : location.pathname + location.search);
    if (chosen && matchMedia('(max-width: 42rem)').matches) $('details').scrollIntoView({block: 'nearest'});
  }

  // --- search: a combobox with a list ---
  const box = $('search'), list = $('found');
  let hits = [], at = -1;
  function offer() {
    hits = model.search(box.value, 20);
    at = -1;
    list.replaceChildren(...hits.map((n, i) => make('li', {role: 'option', id: 'hit-' + i, 'aria-selected': 'false', onmousedown: event => {
      event.preventDefault();
      take(i);
    }}, panels.short(n.name, 100), ' ', make('small', {}, n.type))));
    if (!hits.length && box.value.trim()) list.append(make('li', {'aria-disabled': 'true'}, 'No name like that'));
    open(list.children.length > 0);
  }
  function open(yes) {
    list.hidden = !yes;
    box.setAttribute('aria-expanded', String(yes));
    if (!yes) box.removeAttribute('aria-activedescendant');
  }
  function point(i) {
    at = (i + hits.length) % hits.length;
    [...list.children].forEach((li, j) => li.setAttribute('aria-selected', String(j === at)));
    box.setAttribute('aria-activedescendant', 'hit-' + at);
    list.children[at].scrollIntoView({block: 'nearest'});
  }
  function take(i) {
    open(false);
    box.value = hits[i].name;
    choose(hits[i], true);
  }
  box.addEventListener('input', offer);
  box.addEventListener('focus', () => { if (box.value) box.select(); });
  box.addEventListener('blur', () => open(false));
  box.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' && hits.length) point(at + 1);
    else if (event.key === 'ArrowUp' && hits.length) point(at - 1);
    else if (event.key === 'Enter' && hits.length) { take(Math.max(0, at)); $('details').focus({preventScroll: true}); }
    else if (event.key === 'Escape') { if (list.hidden) { box.value = ''; choose(null); } open(false); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') choose(null);
    else if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) { box.focus(); event.preventDefault(); }
  });

  // --- filters ---
  $('most').addEventListener('change', () => {
    model.filter.most = Math.max(10, Math.min(model.nodes.length, Number($('most').value) || model.limit));
    $('most').value = model.filter.most;
    refresh();
  });
  $('all').addEventListener('click', () => { $('most').value = model.filter.most = model.nodes.length; refresh(); });
  $('reset').addEventListener('click', () => { model.reset(); panels.filters(refresh); refresh(); });
  for (const id of ['from', 'to']) {
    $(id).addEventListener('input', () => {
      model.filter[id] = Number($(id).value);
      if (model.filter.from > model.filter.to) model.filter[id === 'from' ? 'to' : 'from'] = model.filter[id];
      panels.times();
    });
    $(id).addEventListener('change', refresh);
  }
  $('undated').addEventListener('change', () => { model.filter.undated = $('undated').checked; refresh(); });
  $('closer').addEventListener('click', () => picture.zoom(1.3));
  $('farther').addEventListener('click', () => picture.zoom(1 / 1.3));
  $('fit').addEventListener('click', () => picture.fit());
  if (matchMedia('(max-width: 42rem)').matches) document.querySelector('#filters details').open = false;

  panels.filters(refresh);
  picture.listen(thing => choose(thing));
  refresh();
  const [kind, value] = location.hash.slice(1).split('=');
  const asked = kind === 'edge' ? model.edges[Number(value)] : kind === 'node' ? model.nodes.find(n => n.id === decodeURIComponent(value)) : null;
  if (asked) choose(asked, true);
  window.page = {choose, picture, model};  // for whoever drives the page
})();
