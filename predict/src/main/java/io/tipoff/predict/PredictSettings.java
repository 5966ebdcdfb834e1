package io.tipoff.predict;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tipoff.predict.model.Promotion;
import io.tipoff.slate.EnabledSystems;
import java.util.List;

/** Settings of predicting and picking, {@code tipoff.predict.*}. */
@ConfigMapping(prefix = "tipoff.predict")
public interface PredictSettings {

  /** Ids of the systems that run. */
  @WithDefault(EnabledSystems.DEFAULT)
  List<String> systems();

  /** Earlier games that a player needs to be predicted. */
  @WithDefault("1")
  int minimumHistory();

  /** Share of the contract's required features that a row needs to be predicted, 0–1. */
  @WithDefault("0.5")
  double minimumQuality();

  /** When and on how much the systems are trained and calibrated. */
  Training training();

  /** When and on how much the chances against quoted lines are calibrated. */
  Lines lines();

  /** Rules of picks. */
  Pick pick();

  /** What a model must show before it passes. */
  Governance governance();

  /** When the gauges of verdicts are read from the warehouse. */
  Meters meters();

  /** When the gauges of verdicts are read from the warehouse. */
  interface Meters {

    /** How often. */
    @WithDefault("5m")
    String every();

    /** How long after the start for the first time. */
    @WithDefault("20s")
    String delay();
  }

  /** What a model must show on games after its training before it passes. */
  interface Governance {

    /** Predicted games below which nothing is said of a model. */
    @WithDefault("1000")
    int minimumGames();

    /** Bias of the mean that fails, as a share of the mean count, if its interval is beyond. */
    @WithDefault("0.03")
    double bias();

    /** How far the share of outcomes in the middle 80 % of the distribution may be from .8. */
    @WithDefault("0.03")
    double calibration();
  }

  /** When and on how much the systems are trained and calibrated. */
  interface Training {

    /** Days after a training from which the next slate trains again. */
    @WithDefault("28")
    int cadenceDays();

    /** Rows below which a training counts as an early one, soon followed by the next. */
    @WithDefault("20000")
    int earlyRows();

    /** Days after an early training from which the next slate trains again. */
    @WithDefault("7")
    int earlyCadenceDays();

    /** Past rows with an outcome below which nothing is trained. */
    @WithDefault("1500")
    int minimumRows();

    /** Boosters that are trained at a time, each on one thread; the models do not depend on it. */
    @WithDefault("2")
    int threads();

    /** Whether a model serves once it is trained, or once it is promoted. */
    @WithDefault("automatic")
    Promotion promotion();
  }

  /** When and on how much the chances against quoted lines are calibrated. */
  interface Lines {

    /** Days after a calibration from which the next slate calibrates again. */
    @WithDefault("7")
    int cadenceDays();

    /** Past lines of a market below which its distributions' own chances stand. */
    @WithDefault("200")
    int minimumRows();
  }

  /** Rules of picks. */
  interface Pick {

    /** Profit per unit staked that a bet must be expected to exceed. */
    @WithDefault("0")
    double minimumExpectedValue();
  }
}
