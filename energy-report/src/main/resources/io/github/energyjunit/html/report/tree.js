  // The map of packages, classes and tests.

  function colour(name) { return getComputedStyle(root).getPropertyValue('--' + name).trim(); }

  // The test's id, with display names in place of the indices of invocations.
  function readable(test) {
    var plain = test.t.replace(/(\[\d+\])+(?=#)/, '').replace(/(#.*?)(\[\d+\])+$/, '$1');
    var name = test.b === undefined ? test.o : test.b;
    return shown(name && plain !== test.t ? plain + ' ' + name : test.t);
  }

  // What stands behind the class in a readable id; the class where nothing does.
  function method(test) {
    var text = readable(test);
    return text.slice(text.indexOf('#') + 1);
  }

  // Module (where there are several), package, class, test.
  function path(test) {
    var slash = data.modules ? test.t.indexOf('/') : -1;
    var id = test.t.slice(slash + 1);
    var hash = id.indexOf('#');
    var type = hash < 0 ? id : id.slice(0, hash);
    var dot = type.lastIndexOf('.');
    return (data.modules ? [test.t.slice(0, slash)] : []).concat([dot < 0 ? '(default package)' : type.slice(0, dot), type.slice(dot + 1), hash < 0 ? type : id.slice(hash + 1)]);
  }

  function tree() {
    var top = { children: [], by: new Map() };
    tests.forEach(function (test) {
      if (!test.e) { return; }
      var parts = path(test);
      var at = top;
      parts.forEach(function (part, i) {
        if (i === parts.length - 1) {
          at.children.push({ name: method(test).slice(0, 120), value: test.e });
          return;
        }
        var next = at.by.get(part);
        if (!next) {
          next = { name: shown(part).slice(0, 200), children: [], by: new Map() };
          at.by.set(part, next);
          at.children.push(next);
        }
        at = next;
      });
    });
    (function strip(node) { delete node.by; (node.children || []).forEach(strip); })(top);
    return top.children;
  }
