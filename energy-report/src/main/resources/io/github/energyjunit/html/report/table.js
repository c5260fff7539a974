  // The table of tests: rows, sorting, filters, pages.

  function name(test, most) {
    var text = readable(test);
    if (most === NAME) {
      // Rows say what all tests share only once, and packages of parameters not at all; the dialog has the whole.
      text = (text.startsWith(data.package) ? text.slice(data.package.length) : text)
        .replace(/(#[^( ]*\()([\w$., \[\]]+)\)/, function (all, before, types) { return before + types.replace(/[\w$]+\./g, '') + ')'; });
    }
    if (text.length > most) { text = text.slice(0, most) + '…'; }
    var hash = text.indexOf('#');
    var at = text.lastIndexOf('.', hash < 0 ? text.length : hash) + 1;
    return at === 0 ? [text] : [make('span', { 'class': 'package' }, text.slice(0, at)), make('wbr'), text.slice(at)];
  }

  // What cannot be told from nothing is only less than can be resolved.
  function below(test) { return test.j !== null && test.r !== null && test.j < test.r; }

  function joules(test) {
    var text = below(test) ? '< ' + energy(test.r) : energy(test.j);
    return test.j === null ? [test.verdict === 'REMOVED' ? 'not run' : 'no reading'] : test.source.quality === 'measured' ? [text]
      : [text + ' ', make('small', { 'class': test.source.quality }, test.source.quality)];
  }

  function precision(test) {
    return test.j !== null && test.source.uncertainty !== null && !below(test) ? Math.round(test.source.uncertainty * 100) + ' %'
      : test.r === null ? '' : energy(test.r);
  }

  function flags(test) {
    return test.flags.map(function (flag) {
      return make('span', { 'class': 'flag', title: data.flags[flag] || 'a flag that this version does not know' }, flag);
    });
  }

  function cell(children, kind) { return make('td', kind ? { 'class': kind } : {}, children); }

  function row(test) {
    var open = make('button', { type: 'button', 'class': 'name cut', 'aria-haspopup': 'dialog' }, name(test, NAME));
    open.addEventListener('click', function () { details(test); });
    var judged = test.verdict !== 'MISSING_BASELINE';
    var why = test.w && judged && test.verdict !== 'PASS' ? make('span', { 'class': 'why' }, shown(test.w).slice(0, 600)) : [];
    var against = compared ? [cell(test.c ? '×' + test.c[0].toFixed(3) : '', 'number')] : [];
    return make('tr', {}, [
      cell([open].concat(why), 'test'), cell(joules(test), 'number'), cell(precision(test), 'number detail'),
      cell(test.s === null ? '' : (test.s * 100).toFixed(1) + ' %', 'number detail'), cell(String(test.n), 'number detail'),
      cell(test.l === null ? '' : energy(test.l), 'number')
    ].concat(against, [cell(judged ? make('span', { 'class': test.verdict }, test.verdict) : 'not judged'), cell(flags(test))
    ]));
  }

  var view = tests.slice();
  var page = 0;
  var order = { key: 'j', up: false };
  var keys = {
    t: function (test) { return test.t; }, j: function (test) { return test.j; }, s: function (test) { return test.s; },
    n: function (test) { return test.n; }, l: function (test) { return test.l; },
    c: function (test) { return test.c ? test.c[0] : null; },
    r: function (test) { return test.r; },
    v: function (test) { return -data.verdicts.indexOf(test.verdict); }, f: function (test) { return test.flags.length; }
  };

  function sort() {
    var key = keys[order.key];
    var sign = order.up ? 1 : -1;
    view = view.map(function (test) { return { test: test, key: key(test) }; }).sort(function (a, b) {
      if (a.key === b.key) { return 0; }
      if (a.key === null || b.key === null) { return a.key === null ? 1 : -1; }
      return a.key < b.key ? -sign : sign;
    }).map(function (entry) { return entry.test; });
  }

  function filter() {
    var words = $('search').value.toLowerCase().split(/\s+/).filter(Boolean);
    var verdict = $('verdict').value;
    var flag = $('flag').value;
    view = tests.filter(function (test) {
      return (!verdict || test.verdict === verdict) && (!flag || test.flags.includes(flag))
        && words.every(function (word) { return test.search.includes(word); });
    });
    page = 0;
    sort();
    show();
  }

  function show() {
    var from = page * PAGE;
    $('rows').replaceChildren.apply($('rows'), view.slice(from, from + PAGE).map(row));
    $('shown').textContent = view.length === 0 ? 'no test' : (from + 1) + ' to ' + Math.min(view.length, from + PAGE) + ' of '
      + view.length + (view.length === tests.length ? '' : ' that fit, ' + tests.length + ' in all');
    $('before').disabled = page === 0;
    $('after').disabled = from + PAGE >= view.length;
  }

  function options(select, values) {
    Array.from(new Set(values)).sort().forEach(function (value) { select.append(make('option', { value: value }, value)); });
  }
  options($('verdict'), tests.map(function (test) { return test.verdict; }));
  options($('flag'), tests.reduce(function (all, test) { test.flags.forEach(function (flag) { all.add(flag); }); return all; }, new Set()));
  ['verdict', 'flag'].forEach(function (id) { $(id).addEventListener('change', filter); });
  $('search').addEventListener('input', filter);
  $('before').addEventListener('click', function () { page--; show(); });
  $('after').addEventListener('click', function () { page++; show(); });
  document.querySelectorAll('#tests th').forEach(function (head) {
    head.querySelector('button').addEventListener('click', function () {
      var key = head.getAttribute('data-key');
      order = { key: key, up: order.key === key ? !order.up : key === 't' };
      document.querySelectorAll('#tests th').forEach(function (other) { other.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', order.up ? 'ascending' : 'descending');
      page = 0;
      sort();
      show();
    });
  });
