package city.madang.etl.privacy;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.privacy.verify.ReleasedClass;
import city.madang.etl.privacy.verify.RowFigures;
import java.util.List;

/// Ways to break a sound release, one at a time.
enum Violation {
  CLASS_BELOW_K {
    @Override
    ReleasedClass changed(ReleasedClass sound, PrivacyPolicy policy) {
      return new ReleasedClass(sound.tuple(), sound.rows(), policy.k() - 1L);
    }
  },
  MORE_ENTITIES_THAN_ROWS {
    @Override
    ReleasedClass changed(ReleasedClass sound, PrivacyPolicy policy) {
      return new ReleasedClass(sound.tuple(), sound.rows(), sound.rows() + 1);
    }
  },
  UNKNOWN_VALUE {
    @Override
    ReleasedClass changed(ReleasedClass sound, PrivacyPolicy policy) {
      return new ReleasedClass(List.of("*", "*", "x"), sound.rows(), sound.entities());
    }
  },
  MISSING_VALUE {
    @Override
    ReleasedClass changed(ReleasedClass sound, PrivacyPolicy policy) {
      return new ReleasedClass(sound.tuple().subList(0, 2), sound.rows(), sound.entities());
    }
  },
  ONE_ROW_MORE {
    @Override
    ReleasedClass changed(ReleasedClass sound, PrivacyPolicy policy) {
      return new ReleasedClass(sound.tuple(), sound.rows() + 1, sound.entities());
    }
  },
  CLASS_TWICE {
    @Override
    RowFigures plant(List<ReleasedClass> classes, int at, RowFigures sound, PrivacyPolicy policy) {
      classes.add(classes.get(at));
      long more = classes.get(at).rows();
      return new RowFigures(
          sound.read() + more, sound.published() + more, sound.suppressed(), sound.rejected());
    }
  },
  CLASS_MISSING {
    @Override
    RowFigures plant(List<ReleasedClass> classes, int at, RowFigures sound, PrivacyPolicy policy) {
      classes.remove(at);
      return sound;
    }
  },
  ROW_UNACCOUNTED {
    @Override
    RowFigures plant(List<ReleasedClass> classes, int at, RowFigures sound, PrivacyPolicy policy) {
      return new RowFigures(
          sound.read() + 1, sound.published(), sound.suppressed(), sound.rejected());
    }
  },
  NOTHING_LEFT {
    @Override
    RowFigures plant(List<ReleasedClass> classes, int at, RowFigures sound, PrivacyPolicy policy) {
      classes.clear();
      return new RowFigures(sound.read(), 0, 0, sound.read());
    }
  };

  ReleasedClass changed(ReleasedClass sound, PrivacyPolicy policy) {
    return sound;
  }

  /// Breaks the classes, and says what the run would claim then.
  RowFigures plant(List<ReleasedClass> classes, int at, RowFigures sound, PrivacyPolicy policy) {
    classes.set(at, changed(classes.get(at), policy));
    return sound;
  }
}
